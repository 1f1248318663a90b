import type { ThemeConfig } from 'antd';

export const theme: ThemeConfig = {
  cssVar: { key: 'yikao' },
  token: {
    // Who asked the system for less movement gets none.
    motion: !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#0b6477',
    colorInfo: '#0b6477',
    colorLink: '#0b6477',
    colorInfoBg: '#eef6f7',
    colorInfoBorder: '#b5d5da',
    colorBgLayout: '#f3f6f8',
    // Quiet and coloured texts keep 4.5 : 1 on white and on the layout; those of tags are in style.css.
    colorTextPlaceholder: '#5f6b75',
    colorTextDescription: '#55626d',
    colorError: '#c62828',
    colorWarning: '#ad5f00',
    colorSuccess: '#237a2f',
    colorTextDisabled: '#68747e',
    borderRadius: 8,
    fontSize: 14,
    fontFamily:
      "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  },
  components: {
    Layout: { headerBg: '#ffffff', headerPadding: '0 20px', headerHeight: 56 },
    Menu: { itemBg: 'transparent', horizontalLineHeight: '54px' },
    Table: { headerBg: '#f3f6f8', cellPaddingBlockMD: 10 },
    Card: { headerFontSize: 15 },
  },
};

/** Who bears or pays a part; the same colour on every chart and slip. */
export const TONES = {
  total: '#33475b',
  outside: '#b9c3cc',
  deductible: '#e0a458',
  fund: '#0b6477',
  fundSecond: '#2f8f9d',
  fundThird: '#6bb8b0',
  subtotal: '#7a8894',
  purse: '#8d6cab',
  cash: '#c8553d',
} as const;
export type Tone = keyof typeof TONES;
