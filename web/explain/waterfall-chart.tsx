import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useText } from '../kit/language.tsx';
import { moneyText } from '../kit/money-text.tsx';
import type { Amounts } from '../kit/settlement-views.ts';
import { useTerm } from '../kit/term.ts';
import { TONES } from '../kit/theme.ts';
import { type Bar, waterfall } from './waterfall.ts';
import { explainWords } from './words.ts';

echarts.use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const ROW_HEIGHT = 32;

/** Lying bars: names stay readable at any width, and the amounts stand in one column beside them. */
export default function WaterfallChart({ amounts }: { amounts: Amounts }) {
  const t = useText(explainWords);
  const term = useTerm();
  const place = useRef<HTMLDivElement>(null);
  const bars = waterfall(amounts);
  const names = bars.map(({ name }) => term('amount', name));
  const drawing = JSON.stringify([bars, names]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawing` stands for bars and names.
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = echarts.init(place.current, null, { renderer: 'svg' });
    const draw = () => chart.setOption(optionOf(bars, names, chart.getWidth()));
    draw();
    const observer = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [drawing]);
  const spoken = bars.map(({ text }, index) => `${names[index]} ${moneyText(text)}`).join('; ');
  return (
    <div
      ref={place}
      role="img"
      aria-label={`${t('waterfall')}: ${spoken}`}
      className="waterfall"
      style={{ height: bars.length * ROW_HEIGHT + 16 }}
    />
  );
}

/** Beside the longest bar there must be room for its amount, and on the left for the names. */
const AMOUNT_WIDTH = 90;
const NAMES_WIDTH = 120;

function optionOf(
  bars: readonly Bar[],
  names: readonly string[],
  width: number,
): echarts.EChartsCoreOption {
  const widest = Math.max(...bars.map(({ to }) => to));
  const room = Math.max(width - NAMES_WIDTH - AMOUNT_WIDTH, 60);
  return {
    animationDuration: 300,
    grid: { left: 4, right: 8, top: 4, bottom: 8 },
    tooltip: {
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        `${names[dataIndex]}: <b>${moneyText(bars[dataIndex]?.text ?? '')}</b>`,
    },
    xAxis: { type: 'value', show: false, max: widest * (1 + AMOUNT_WIDTH / room) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLine: { lineStyle: { color: '#cbd5dc' } },
      axisTick: { show: false },
      axisLabel: { color: '#1d2b36', fontSize: 12.5, width: 120, overflow: 'break' },
    },
    series: [
      {
        type: 'bar',
        stack: 'bar',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: bars.map(({ from }) => from),
      },
      {
        type: 'bar',
        stack: 'bar',
        barWidth: 18,
        label: {
          show: true,
          position: 'right',
          fontSize: 12.5,
          color: '#1d2b36',
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            moneyText(bars[dataIndex]?.text ?? ''),
        },
        data: bars.map(({ from, to, tone }) => ({
          value: to - from,
          itemStyle: { color: TONES[tone], borderRadius: 3 },
        })),
      },
    ],
  };
}
