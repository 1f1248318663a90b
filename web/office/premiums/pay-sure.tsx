import { Modal } from 'antd';
import type { PremiumDetail } from '../../../src/money/premium/index.ts';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { premiumsWords } from './premiums-words.ts';

type Props = {
  readonly premium: PremiumDetail;
  readonly by: 'cash' | 'account' | 'wallet' | 'bank' | 'tax';
  readonly busy: boolean;
  readonly yes: () => void;
  readonly no: () => void;
};

/** Whose premium is paid, of which year and how, is said once more before any money moves. */
export function PaySure({ premium, by, busy, yes, no }: Props) {
  const t = useText(premiumsWords);
  const { person, scheme, year } = premium;
  const amount = moneyText(premium.personal);
  const collected = by === 'bank' || by === 'tax';
  const facts = { name: person.name, scheme: t(`scheme.${scheme}`), year, amount };
  return (
    <Modal
      open
      title={t('paySure')}
      okText={t('payYes', { amount })}
      cancelText={t('cancel')}
      okButtonProps={{ autoFocus: true, loading: busy }}
      onOk={yes}
      onCancel={no}
    >
      {t(collected ? 'paySureCollected' : 'paySureNow', { ...facts, by: t(`by.${by}`) })}
    </Modal>
  );
}
