import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import type { OwnAccount, Premium } from './own-views.ts';
import { Refused } from './refused.tsx';
import { SureButton } from './sure-button.tsx';
import { useAccount, useOwnPost } from './use-own.ts';
import { ownMoneyWords } from './words.ts';

type Props = { readonly premium: Premium; readonly name: string };

/** Out of one's account, of what relatives share, or at the tax office; cash is for a counter. Each asks once more. */
export function PayPremium({ premium, name }: Props) {
  const t = useText(ownMoneyWords);
  const account = useAccount().data;
  const post = useOwnPost('own-premiums', 'own-account', 'own-overview', 'own-entries');
  const facts = { amount: moneyText(premium.personal), name };
  const pay = (body: object) => post.mutate({ path: `/own/premiums/${premium.id}/payments`, body });
  const own = account?.account;
  return (
    <>
      {own ? (
        <SureButton
          tone="main"
          label={t('payAccount', { left: moneyText(own.available) })}
          sentence={t('payAccountSure', facts)}
          yes={t('payYes', facts)}
          busy={post.isPending}
          onSure={() => pay({ by: 'account' })}
        />
      ) : null}
      {givers(account).map(({ id, giver, left }) => (
        <SureButton
          key={id}
          label={t('payWallet', { giver, left: moneyText(left) })}
          sentence={t('payWalletSure', { ...facts, giver })}
          yes={t('payYes', facts)}
          busy={post.isPending}
          onSure={() => pay({ by: 'wallet', grant: id })}
        />
      ))}
      <SureButton
        label={t('payTax')}
        sentence={t('payTaxSure', facts)}
        yes={t('payYes', facts)}
        busy={post.isPending}
        onSure={() => pay({ by: 'tax' })}
      />
      {post.isError ? <Refused error={post.error} /> : null}
    </>
  );
}

/** Relatives of the area first, then those elsewhere whose quota was confirmed. */
function givers(account: OwnAccount | undefined) {
  const { received = [], quotas = [] } = account ?? {};
  return [
    ...received.map(({ id, person, left }) => ({ id, giver: person.name, left })),
    ...quotas
      .filter(({ state }) => state === 'open')
      .map(({ id, giver, left }) => ({ id, giver, left })),
  ];
}
