import { SearchOutlined } from '@ant-design/icons';
import { Input, Select } from 'antd';
import type { BoardView } from '../../../src/money/ward/index.ts';
import { useText } from '../../kit/language.tsx';
import { type Filter, SHOWN_ALERTS, type ShownAlert } from './board-rows.ts';
import { wardWords } from './words.ts';

type Props = {
  filter: Filter;
  change: (filter: Filter) => void;
  departments: BoardView['departments'];
};

const ALL = ' ';

export function BoardFilters({ filter, change, departments }: Props) {
  const t = useText(wardWords);
  return (
    <>
      <Input
        data-search
        allowClear
        className="ward-search"
        aria-label={t('search')}
        placeholder={t('search')}
        prefix={<SearchOutlined aria-hidden />}
        value={filter.text}
        onChange={(event) => change({ ...filter, text: event.target.value })}
      />
      <Select
        className="filter"
        aria-label={t('department')}
        value={filter.department ?? ALL}
        onChange={(value) => change({ ...filter, department: value === ALL ? null : value })}
        options={[
          { value: ALL, label: t('allDepartments') },
          ...departments.map(({ code, name }) => ({ value: code, label: name })),
          { value: '', label: t('noDepartment') },
        ]}
      />
      <Select
        className="filter"
        aria-label={t('alertFilter')}
        value={filter.alert ?? ALL}
        onChange={(value) =>
          change({ ...filter, alert: value === ALL ? null : (value as ShownAlert | 'any') })
        }
        options={[
          { value: ALL, label: t('allAlerts') },
          { value: 'any', label: t('anyAlert') },
          ...SHOWN_ALERTS.map((value) => ({ value, label: t(`alert.${value}`) })),
        ]}
      />
    </>
  );
}
