import { Input, type InputProps } from 'antd';
import { Labelled } from './labelled.tsx';

type Props = Pick<InputProps, 'maxLength' | 'required'> & {
  readonly name: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly className?: string;
};

/** One line of text with its name above it, which no browser fills in from what was written elsewhere. */
export function TextField({ name, value, change, className, ...input }: Props) {
  return (
    <Labelled name={name} {...(className === undefined ? {} : { className })}>
      {(id) => (
        <Input
          {...input}
          id={id}
          autoComplete="off"
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Labelled>
  );
}
