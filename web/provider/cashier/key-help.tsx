import { Modal } from 'antd';
import { useText } from '../../kit/language.tsx';
import { cashierWords } from './words.ts';

type Word = keyof (typeof cashierWords)['zh'];

const KEYS: readonly (readonly [Word, readonly (readonly [readonly string[], Word])[]])[] = [
  [
    'anywhere',
    [
      [['F1', '?'], 'keyHelp'],
      [['F2'], 'keyFind'],
      [['F3'], 'keyList'],
      [['↑', '↓'], 'keyArrows'],
      [['Enter'], 'keyEnter'],
      [['F10'], 'keyRetry'],
      [['Esc'], 'keyEscape'],
    ],
  ],
  [
    'onBill',
    [
      [['F4'], 'keyAccount'],
      [['F6'], 'keyAid'],
      [['F7'], 'keyOther'],
      [['F8'], 'keySettle'],
    ],
  ],
  [
    'onSettled',
    [
      [['1'], 'keySlip'],
      [['2'], 'keyFees'],
      [['3'], 'keyInvoice'],
      [['P'], 'keyAgain'],
      [['R'], 'keyRefund'],
      [['Space'], 'keySpace'],
      [['X'], 'keyCancel'],
    ],
  ],
];

export function KeyHelp({ open, close }: { open: boolean; close: () => void }) {
  const t = useText(cashierWords);
  return (
    <Modal open={open} onCancel={close} footer={null} title={t('keysTitle')} width={960}>
      <div className="key-help">
        {KEYS.map(([where, rows]) => (
          <table key={where} className="plain">
            <caption>{t(where)}</caption>
            <tbody>
              {rows.map(([keys, what]) => (
                <tr key={what}>
                  <th scope="row" className="nowrap">
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </th>
                  <td>{t(what)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Modal>
  );
}
