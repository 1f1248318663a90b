import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useMay } from '../../account/session.ts';
import { post } from '../../kit/api.ts';
import { Failure } from '../../kit/failure.tsx';
import { newKey } from '../../kit/intent.ts';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { careWords } from './care-words.ts';

type Props = { readonly run: string; readonly person: string; readonly name: string };

/** Computes a person's settlements again; asked twice it is the same. */
export function RemedyButton({ run, person, name }: Props) {
  const t = useText(careWords);
  const may = useMay();
  const queries = useQueryClient();
  const remedy = useMutation({
    mutationFn: () =>
      post<{ corrected: number; due: string }>(`/tilt/runs/${run}/remedies`, {
        ...{ key: newKey(), person },
      }),
    onSettled: () => queries.invalidateQueries(),
  });
  if (!may('settlement.correct')) return null;
  if (remedy.data) {
    const { corrected, due } = remedy.data;
    return <span role="status">{t('remedyDone', { corrected, due: moneyText(due) })}</span>;
  }
  return (
    <>
      <Popconfirm
        title={t('remedySure', { name })}
        okText={t('remedy')}
        cancelText={t('cancel')}
        onConfirm={() => remedy.mutate()}
      >
        <Button size="small" aria-label={`${t('remedy')} ${name}`} loading={remedy.isPending}>
          {t('remedy')}
        </Button>
      </Popconfirm>
      {remedy.isError ? <Failure error={remedy.error} /> : null}
    </>
  );
}
