import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { FeesView } from '../../../src/money/ward/index.ts';
import { drawn } from '../../explain/waterfall.ts';
import { useText } from '../../kit/language.tsx';
import { moneyText } from '../../kit/money-text.tsx';
import { courseSeries } from './course-series.ts';
import { wardWords } from './words.ts';

echarts.use([
  ...[BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent],
  ...[AriaComponent, SVGRenderer],
]);

type Course = FeesView['course'];

/** A stacked bar a day, of what it was charged, and the cost since admission as a line. */
export default function CourseChart({
  course,
  onDay,
}: {
  course: Course;
  onDay: (day: string) => void;
}) {
  const t = useText(wardWords);
  const place = useRef<HTMLDivElement>(null);
  const name = (category: string) => t(`category.${category as 'bed'}`);
  const option = optionOf(course, { name, soFar: t('soFar') });
  const drawing = JSON.stringify(option);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawing` stands for the option.
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = echarts.init(place.current, null, { renderer: 'svg' });
    chart.setOption({ ...option, tooltip: tooltipOf(course) });
    chart.on('click', ({ dataIndex }) => {
      const day = course[dataIndex ?? -1]?.day;
      if (day !== undefined) onDay(day);
    });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [drawing]);
  const days = course.map(({ day, total }) => `${day} ${moneyText(total)}`).join('; ');
  return (
    <div ref={place} role="img" aria-label={t('courseSpoken', { days })} className="course-chart" />
  );
}

function optionOf(
  course: Course,
  words: { name: (category: string) => string; soFar: string },
): echarts.EChartsCoreOption {
  const axis = { axisLabel: { color: '#56646f' }, splitLine: { lineStyle: { color: '#e3e9ed' } } };
  return {
    animationDuration: 300,
    grid: { left: 8, right: 8, top: 48, bottom: 4, containLabel: true },
    legend: { type: 'scroll', top: 0, left: 0, textStyle: { color: '#1d2b36' } },
    xAxis: {
      type: 'category',
      data: course.map(({ day }) => day.slice(5)),
      axisLabel: axis.axisLabel,
    },
    yAxis: [
      { type: 'value', ...axis },
      { type: 'value', axisLabel: axis.axisLabel, splitLine: { show: false } },
    ],
    series: [
      ...courseSeries(course).map(({ category, tone, amounts }) => ({
        type: 'bar',
        stack: 'day',
        name: words.name(category),
        barMaxWidth: 34,
        itemStyle: { color: tone },
        data: amounts.map(drawn),
      })),
      {
        type: 'line',
        name: words.soFar,
        yAxisIndex: 1,
        symbolSize: 6,
        itemStyle: { color: '#33475b' },
        data: course.map(({ soFar }) => drawn(soFar)),
      },
    ],
  };
}

/** The amounts as the server wrote them: the length of a bar says nothing to the fen. */
function tooltipOf(course: Course) {
  return {
    trigger: 'axis',
    formatter: (hit: readonly { dataIndex: number }[]) => {
      const one = course[hit[0]?.dataIndex ?? -1];
      if (one === undefined) return '';
      return `${one.day}<br><b>${moneyText(one.total)}</b> / ${moneyText(one.soFar)}`;
    },
  };
}
