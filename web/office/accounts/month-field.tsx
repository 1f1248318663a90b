import { Input } from 'antd';
import { useSearchParams } from 'react-router';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { today } from '../../kit/today.ts';
import { accountsWords } from './accounts-words.ts';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** The month of a page stands in its address. */
export function useMonth(): string {
  const [search] = useSearchParams();
  const month = search.get('month') ?? '';
  return MONTH.test(month) ? month : today().slice(0, 7);
}

export function MonthField() {
  const t = useText(accountsWords);
  const month = useMonth();
  const [, setSearch] = useSearchParams();
  return (
    <Labelled name={t('month')}>
      {(id) => (
        <Input
          id={id}
          type="month"
          className="filter"
          value={month}
          onChange={({ target }) => {
            if (MONTH.test(target.value)) setSearch({ month: target.value });
          }}
        />
      )}
    </Labelled>
  );
}
