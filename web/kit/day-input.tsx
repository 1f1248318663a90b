import { Input, type InputProps } from 'antd';

/** A calendar day typed or picked; the value is `2025-06-01` or empty. */
export function DayInput({
  value,
  onChange,
  ...rest
}: Omit<InputProps, 'value' | 'onChange' | 'type'> & {
  value?: string;
  onChange?: (day: string) => void;
}) {
  return (
    <Input
      {...rest}
      type="date"
      className="day-input"
      min="1900-01-01"
      max="2199-12-31"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}
