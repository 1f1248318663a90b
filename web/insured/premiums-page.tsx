import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { get } from '../kit/api.ts';
import { saveDraft } from '../kit/drafts/drafts.ts';
import { newDraft } from '../kit/filing/new-draft.ts';
import { useMatters } from '../kit/filing/use-matters.ts';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import { today } from '../kit/today.ts';
import { AskPremium } from './ask-premium.tsx';
import { CoveredOn } from './covered-on.tsx';
import { OwnButton } from './own-button.tsx';
import type { Premium } from './own-views.ts';
import { PayPremium } from './pay-premium.tsx';
import { useOverview } from './use-own.ts';
import { Waiting } from './waiting.tsx';
import { ownMoneyWords } from './words.ts';

/** While a bank or the tax office has not said what became of it, the page looks again. */
const AGAIN_MS = 10_000;
const UNCLEAR: readonly string[] = ['sent', 'unknown'];

/** What one was asked for and paid, and what the next year would be. */
export function PremiumsPage() {
  const t = useText(ownMoneyWords);
  const premiums = useQuery({
    queryKey: ['own-premiums'],
    queryFn: () => get<readonly Premium[]>('/own/premiums'),
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ state }) => UNCLEAR.includes(state)) ? AGAIN_MS : false,
  });
  return (
    <div className="stack">
      <h1>{t('premiums')}</h1>
      <Waiting query={premiums}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('noPremiums')}</p>
          ) : (
            <ul className="own-cases">
              {rows.map((premium) => (
                <PremiumCard key={premium.id} premium={premium} />
              ))}
            </ul>
          )
        }
      </Waiting>
      <AskPremium />
    </div>
  );
}

const LEVELS = ['central', 'province', 'prefecture', 'county'] as const;
const isNone = (amount: string) => /^0+(\.0+)?$/.test(amount);

function PremiumCard({ premium }: { readonly premium: Premium }) {
  const t = useText(ownMoneyWords);
  const { scheme, year, state, personal, aid, fiscal, payUntil, insurance, receipt } = premium;
  const open = state === 'made' || state === 'failed';
  const levelName = (level: string) => {
    const known = LEVELS.find((one) => one === level);
    return known ? t(`level.${known}`) : '';
  };
  const name = t('premiumOf', { year, scheme: t(`premiumScheme.${scheme}`) });
  return (
    <li className="own-card stack">
      <h2>{name}</h2>
      <p className="strong" role="status">
        {t(`premium.${state}`)}
      </p>
      <p>{t('personalPart', { amount: moneyText(personal) })}</p>
      {isNone(aid) ? null : <p>{t('aidPart', { amount: moneyText(aid) })}</p>}
      {fiscal.map(({ level, amount }) => (
        <p key={level} className="quiet small">
          {t('fiscalPart', { level: levelName(level), amount: moneyText(amount) })}
        </p>
      ))}
      {insurance === null ? null : <CoveredOn insurance={insurance} />}
      {receipt === null ? null : (
        <p className="quiet small own-long">{t('receipt', { receipt })}</p>
      )}
      {open ? <p>{t('payUntil', { day: payUntil })}</p> : null}
      {open ? <PayPremium premium={premium} name={name} /> : null}
      {state === 'paid' && insurance !== null && insurance.startsOn > today() ? (
        <AskRefund premium={premium} />
      ) : null}
    </li>
  );
}

const REFUND = 'premium-refund';

/** Before its insurance begins a premium may come back; the year goes along, so that nobody types it. */
function AskRefund({ premium: { scheme, year } }: { readonly premium: Premium }) {
  const t = useText(ownMoneyWords);
  const navigate = useNavigate();
  const self = useOverview().data?.person;
  const matter = useMatters('own').data?.find(({ code }) => code === REFUND);
  if (!matter || !self || scheme !== 'resident') return null;
  const begin = async () => {
    const person = { id: self.id, name: self.name };
    const draft = newDraft({ layout: 'own', matter, person });
    await saveDraft({ ...draft, form: { year: String(year) } });
    navigate(`/drafts/${draft.id}`);
  };
  return (
    <OwnButton block onClick={() => void begin()}>
      {t('askRefund')}
    </OwnButton>
  );
}
