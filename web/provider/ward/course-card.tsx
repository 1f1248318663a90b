import { Button, Card, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { FeesView, StayView } from '../../../src/money/ward/index.ts';
import { AsyncView } from '../../kit/async-view.tsx';
import { useText } from '../../kit/language.tsx';
import { MoneyText } from '../../kit/money-text.tsx';
import { useFees } from './use-fees.ts';
import { wardWords } from './words.ts';

const CourseChart = lazy(() => import('./course-chart.tsx'));

/** The course of cost as a chart, and below it each figure of it by day and category. */
export function CourseCard({ stay }: { stay: StayView }) {
  const fees = useFees(stay.id);
  return <AsyncView query={fees}>{(view) => <Course fees={view} />}</AsyncView>;
}

function Course({ fees }: { fees: FeesView }) {
  const t = useText(wardWords);
  const [day, setDay] = useState<string | null>(null);
  if (fees.course.length === 0) return <p className="quiet">{t('noCharges')}</p>;
  const shown = day === null ? fees.course : fees.course.filter((one) => one.day === day);
  return (
    <div className="stack">
      <Card title={t('course')}>
        <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
          <CourseChart course={fees.course} onDay={setDay} />
        </Suspense>
        <p className="quiet small">{t('courseHint')}</p>
      </Card>
      <Card
        title={t('byDay')}
        extra={
          day === null ? null : (
            <Button size="small" onClick={() => setDay(null)}>
              {t('allDays')}
            </Button>
          )
        }
      >
        <DayTable course={shown} />
      </Card>
    </div>
  );
}

type Course = FeesView['course'];

function DayTable({ course }: { course: Course }) {
  const t = useText(wardWords);
  const categories = [...new Set(course.flatMap(({ parts }) => parts.map((p) => p.category)))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be scrolled by keyboard too.
    <section className="scroll" tabIndex={0} aria-label={t('byDay')}>
      <table className="plain" aria-label={t('byDay')}>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            {categories.map((category) => (
              <th key={category} scope="col" className="number">
                {t(`category.${category as 'bed'}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('oneDay')}
            </th>
            <th scope="col" className="number">
              {t('soFar')}
            </th>
          </tr>
        </thead>
        <tbody>
          {course.map(({ day, total, soFar, parts }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {categories.map((category) => (
                <td key={category} className="number">
                  <MoneyText amount={parts.find((part) => part.category === category)?.amount} />
                </td>
              ))}
              <td className="number">
                <MoneyText amount={total} strong />
              </td>
              <td className="number">
                <MoneyText amount={soFar} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
