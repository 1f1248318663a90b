import { Component, type ReactNode } from 'react';
import { useText } from './language.tsx';
import { kitWords } from './words.ts';

type Props = {
  /** The address: with another one the page is tried again. */
  readonly at: string;
  readonly children: ReactNode;
};

/**
 * A page that could not be opened says so instead of leaving nothing: without a line a part that was never looked at is not
 * here, and after a new build it has another name.
 */
export class PageBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate({ at }: Props) {
    if (this.state.failed && at !== this.props.at) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? <NotOpened /> : this.props.children;
  }
}

function NotOpened() {
  const t = useText(kitWords);
  return (
    <div role="alert" className="stack">
      <h1>{t('notOpened')}</h1>
      <p>{t('notOpenedHint')}</p>
      <p>
        <button type="button" className="quiet-button" onClick={() => window.location.reload()}>
          {t('retry')}
        </button>
      </p>
    </div>
  );
}
