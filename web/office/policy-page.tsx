import { useQuery } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { DocumentHead, DocumentTables } from '../explain/document-view.tsx';
import { get } from '../kit/api.ts';
import { AsyncView } from '../kit/async-view.tsx';
import { Frame } from '../kit/frame.tsx';
import { useLanguage, useText } from '../kit/language.tsx';
import type { PolicyDocumentView } from '../kit/policy-views.ts';
import { officeWords } from './words.ts';

export function PolicyPage() {
  const [search] = useSearchParams();
  const id = search.get('id') ?? '';
  const query = useQuery({
    queryKey: ['policy', id],
    queryFn: () => get<PolicyDocumentView>('/policies/document', { id }),
  });
  return (
    <AsyncView query={query}>
      {(view) => <Read view={view} clause={search.get('clause') ?? ''} />}
    </AsyncView>
  );
}

function Read({ view, clause }: { view: PolicyDocumentView; clause: string }) {
  const t = useText(officeWords);
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { title } = view.document as { title?: { zh: string; en: string } };
  return (
    <Frame
      back={<Link to="/policies">← {t('policies')}</Link>}
      title={title?.[language] ?? view.id}
      extra={
        <Button onClick={() => navigate(`/policies/diff?from=${encodeURIComponent(view.id)}`)}>
          {t('diffWith')}
        </Button>
      }
    >
      <Card>
        <DocumentHead view={view} />
      </Card>
      <Card>
        <DocumentTables document={view.document} clause={clause} />
      </Card>
    </Frame>
  );
}
