import { Button, Card } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { homeEn } from './home.wording.en.ts';
import { homeZh } from './home.wording.zh.ts';
import { useText } from './kit/language.tsx';

const words = { zh: homeZh, en: homeEn };

/** For a newcomer: what this is, and the way to a first settlement. */
export function HomePage() {
  const t = useText(words);
  const navigate = useNavigate();
  return (
    <div className="page-body">
      <section className="hero">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
        <Button size="large" onClick={() => navigate('/desk')}>
          {t('start')}
        </Button>
      </section>
      <h2 className="home-heading">{t('threeSteps')}</h2>
      <div className="steps3">
        <Step number={1} title={t('findTitle')}>
          <p>{t('find1')}</p>
          <p>{t('find2')}</p>
        </Step>
        <Step number={2} title={t('chargeTitle')}>
          <p>{t('charge1')}</p>
          <p>{t('charge2')}</p>
        </Step>
        <Step number={3} title={t('settleTitle')}>
          <p>{t('settle1')}</p>
          <p>{t('settle2')}</p>
        </Step>
      </div>
      <div className="steps3">
        <Place to="/policies" title={t('policyTitle')} text={t('policyText')} />
        <Place to="/policies/try" title={t('tryTitle')} text={t('tryText')} />
        <Place to="/proof" title={t('proofTitle')} text={t('proofText')} />
      </div>
    </div>
  );
}

function Step(props: { number: number; title: string; children: ReactNode }) {
  return (
    <Card
      title={
        <>
          <span className="step-number">{props.number}</span>
          {props.title}
        </>
      }
    >
      {props.children}
    </Card>
  );
}

function Place({ to, title, text }: { to: string; title: string; text: string }) {
  return (
    <Card>
      <h3 className="place-title">
        <Link to={to}>{title} →</Link>
      </h3>
      <p className="quiet lead">{text}</p>
    </Card>
  );
}
