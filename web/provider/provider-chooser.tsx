import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { get } from '../kit/api.ts';
import { useText } from '../kit/language.tsx';
import { useLevel } from '../kit/term.ts';
import type { Page, ProviderView } from '../kit/views.ts';
import { deskWords } from './words.ts';

export function ProviderChooser({
  chosen,
  choose,
}: {
  chosen: ProviderView | null;
  choose: (id: string) => void;
}) {
  const t = useText(deskWords);
  const levelOf = useLevel();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['providers', query],
    queryFn: () => get<Page<ProviderView>>('/providers', { query, size: 20 }),
    placeholderData: keepPreviousData,
  });
  const label = (row: ProviderView) => `${row.name} · ${levelOf(row)}`;
  const rows = found.data?.rows ?? [];
  const listed = chosen !== null && !rows.some(({ id }) => id === chosen.id) ? [chosen] : [];
  return (
    <Select
      aria-label={t('provider')}
      className="wide"
      size="large"
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('chooseProvider')}
      value={chosen?.id ?? null}
      loading={found.isFetching}
      options={[...listed, ...rows].map((row) => ({ value: row.id, label: label(row) }))}
      onChange={(id: string | null) => {
        if (id !== null) choose(id);
      }}
    />
  );
}
