import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { ClassTag } from './item-search.tsx';
import type { TrialView } from './views.ts';
import { doctorWords } from './words.ts';
import { type LineField, type Lines, packsFor, type WrittenLine } from './written-lines.ts';

type Props = {
  lines: Lines;
  trial: TrialView | null;
  withDays: boolean;
  frozen: boolean;
  /** Enter in a figure: the line is done. */
  entered: () => void;
};

const SUPPLIES = [28, 30, 60, 84];

export function LinesTable(props: Props) {
  const t = useText(doctorWords);
  const { lines, withDays, frozen } = props;
  if (lines.lines.length === 0) return null;
  return (
    <>
      {withDays ? (
        <fieldset className="tools supplies">
          <legend className="quiet">{t('allDays')}</legend>
          {SUPPLIES.map((days) => (
            <Button
              key={days}
              disabled={frozen}
              onClick={() => {
                for (const line of lines.lines) lines.change(line.code, supply(line, String(days)));
              }}
            >
              {t('forDays', { days })}
            </Button>
          ))}
        </fieldset>
      ) : null}
      <ul className="written" aria-label={t('items')}>
        {lines.lines.map((line) => (
          <Line key={line.code} line={line} {...props} />
        ))}
      </ul>
    </>
  );
}

/** Other days need other packs; where nobody knows what a pack holds the quantity stays. */
function supply(line: WrittenLine, days: string): Partial<WrittenLine> {
  if (!line.drug) return {};
  if (line.packSize === null || !/^[1-9]\d{0,2}$/.test(days)) return { days };
  return { days, quantity: String(packsFor(Number(days), line)) };
}

function Line({ line, lines, trial, withDays, frozen, entered }: Props & { line: WrittenLine }) {
  const t = useText(doctorWords);
  const priced = trial?.lines.find(({ code }) => code === line.code);
  const change = (field: LineField, value: string) =>
    lines.change(line.code, field === 'days' ? supply(line, value) : { [field]: value });
  const field = (name: LineField, className: string) => (
    <div className={className}>
      <span className="quiet small" aria-hidden>
        {t(name)}
        {name === 'quantity' ? ` / ${line.unit}` : ''}
      </span>
      <Input
        size="large"
        inputMode={name === 'usage' ? 'text' : 'decimal'}
        aria-label={`${t(name)} ${line.name}`}
        disabled={frozen}
        value={line[name]}
        {...(name === 'quantity' ? { 'data-quantity': line.code } : {})}
        onFocus={(event) => event.target.select()}
        onChange={(event) => change(name, event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          entered();
        }}
      />
    </div>
  );
  return (
    <li className="written-line">
      <div className="written-name">
        <strong>{line.name}</strong> {priced ? <ClassTag of={priced.class} /> : null}
        <div className="quiet small">{line.specification}</div>
        {line.limit === null ? null : (
          <Checkbox
            checked={line.approved}
            disabled={frozen}
            onChange={(event) => lines.change(line.code, { approved: event.target.checked })}
          >
            {line.limit === '' ? t('limitsMet') : t('limitMet', { condition: line.limit })}
          </Checkbox>
        )}
      </div>
      <div className="written-figures">
        {withDays && line.drug ? field('days', 'figure-field') : null}
        {field('quantity', 'figure-field')}
        {field('unitPrice', 'figure-field price-field')}
        {line.drug ? field('usage', 'usage-field') : null}
      </div>
      <div className="written-amount">
        <MoneyText amount={priced?.amount} strong />
        <Button
          type="text"
          disabled={frozen}
          aria-label={t('removeLine', { name: line.name })}
          icon={<DeleteOutlined aria-hidden />}
          onClick={() => lines.remove(line.code)}
        />
      </div>
    </li>
  );
}
