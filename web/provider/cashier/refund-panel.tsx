import { useQuery } from '@tanstack/react-query';
import { Button, Card, Input } from 'antd';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { PapersView, RefundView } from '../../../src/money/settlement/index.ts';
import { post } from '../../kit/api.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Labelled } from '../../kit/labelled.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import type { Intent } from '../../kit/outbox/model.ts';
import type { SettlementView } from '../../kit/settlement-views.ts';
import { useKeys } from '../../kit/use-keys.ts';
import { askToRefund, type ChosenLine, forget, type RefundAsked } from './ask-money.ts';
import { isOpen } from './outcome.tsx';
import { usePapers } from './settled-stage.tsx';
import { ShareTable } from './share-table.tsx';
import { cashierWords } from './words.ts';

type Props = { view: SettlementView; outcome: Intent | null; back: () => void };
type Line = PapersView['lines'][number];
/** Quantities given back, by line. */
type Chosen = Readonly<Record<string, string>>;

/** Choose lines, see at once what it changes, give a reason, confirm. */
export function RefundPanel(props: Props) {
  const papers = usePapers(props.view.id);
  return <AsyncView query={papers}>{({ lines }) => <Choice {...props} lines={lines} />}</AsyncView>;
}

function Choice({ view, outcome, back, lines }: Props & { lines: readonly Line[] }) {
  const t = useText(cashierWords);
  const [chosen, setChosen] = useState<Chosen>({});
  const [reason, setReason] = useState<string>(t('refundReason'));
  const open = lines.filter(({ left }) => left !== null && !/^0+\.00$/.test(left.amount));
  const asked: RefundAsked = {
    lines: open.flatMap((line) => chosenLine(line, chosen)),
    useOwnAccount: isSome(view.amounts.ownAccount),
    useMutualAid: isSome(view.amounts.mutualAid),
  };
  const locked = isOpen(outcome);
  const trial = useTrial(view, asked, locked);
  const ready = asked.lines.length > 0 && reason.trim() !== '' && trial.isSuccess && !locked;
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (!ready) return;
    forget(outcome);
    askToRefund(view, asked, reason.trim());
  };
  useKeys({ F8: send });
  return (
    <Card title={t('refundTitle')}>
      <form className="stack" onSubmit={send}>
        {open.length === 0 ? <p className="quiet">{t('refundNothing')}</p> : null}
        <LineChoice lines={open} chosen={chosen} change={setChosen} locked={locked} />
        {trial.isError ? <Failure error={trial.error} /> : null}
        {trial.data && asked.lines.length > 0 ? <ShareTable shares={flat(trial.data)} /> : null}
        <Labelled name={t('reason')}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Labelled>
        <div className="tools">
          <Button type="primary" htmlType="submit" disabled={!ready}>
            <kbd>F8</kbd> {t('doRefund')}
          </Button>
          <Button onClick={back}>
            <kbd>Esc</kbd> {t('back2')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function useTrial({ id, person, provider }: SettlementView, asked: RefundAsked, locked: boolean) {
  return useQuery({
    queryKey: ['refund-quote', id, asked],
    queryFn: () =>
      post<RefundView>(`/settlements/${id}/refund-quotes`, {
        ...{ person: person.id, provider: provider.id },
        ...asked,
      }),
    enabled: asked.lines.length > 0 && !locked,
    staleTime: 60_000,
    retry: false,
  });
}

type ChoiceProps = {
  lines: readonly Line[];
  chosen: Chosen;
  change: (chosen: Chosen) => void;
  locked: boolean;
};

function LineChoice({ lines, chosen, change, locked }: ChoiceProps) {
  const t = useText(cashierWords);
  const turn = (line: Line) => {
    const { [nameOf(line)]: was, ...others } = chosen;
    change(was === undefined ? { ...others, [nameOf(line)]: line.left?.quantity ?? '' } : others);
  };
  return (
    <fieldset className="refund-lines" aria-label={t('refundWhat')} onKeyDown={moveFocus}>
      {lines.map((line, i) => {
        const name = nameOf(line);
        return (
          <div key={name} className="refund-line">
            <label>
              <input
                type="checkbox"
                // biome-ignore lint/a11y/noAutofocus: the key before asked for this choice.
                autoFocus={i === 0}
                disabled={locked}
                checked={chosen[name] !== undefined}
                onChange={() => turn(line)}
              />
              <span>
                {line.name} <span className="quiet small">{line.specification}</span>
              </span>
            </label>
            <span className="quiet small">
              {t('refundAll', { quantity: line.left?.quantity ?? '' })} {line.unit}
            </span>
            <MoneyText amount={line.left?.amount ?? line.amount} />
            <Input
              aria-label={`${t('refundQuantity')} ${line.name}`}
              disabled={locked || chosen[name] === undefined}
              value={chosen[name] ?? ''}
              onChange={(event) => change({ ...chosen, [name]: event.target.value })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** Arrows go from line to line, as in every list of this window. */
function moveFocus(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
  const line = (event.target as HTMLElement).closest('.refund-line');
  const at = boxes.findIndex((box) => box.closest('.refund-line') === line);
  boxes[Math.max(0, Math.min(boxes.length - 1, at + step))]?.focus();
}

function nameOf({ upload, place }: Line): string {
  return `${upload}:${place}`;
}

/** All that is left is not named as a quantity, so that nothing depends on how it is written. */
function chosenLine(line: Line, chosen: Chosen): ChosenLine[] {
  const quantity = chosen[nameOf(line)];
  if (quantity === undefined) return [];
  const { upload, place } = line;
  const whole = quantity.trim() === line.left?.quantity;
  return [whole ? { upload, place } : { upload, place, quantity: quantity.trim() }];
}

function isSome(amount: string): boolean {
  return !/^-?0+\.00$/.test(amount);
}

function flat({ before, after, back }: RefundView): Record<string, string> {
  const entries = Object.entries({ before, after, back }).flatMap(([when, shares]) =>
    Object.entries(shares).map(([share, amount]) => [`${when}.${share}`, amount] as const),
  );
  return Object.fromEntries(entries);
}
