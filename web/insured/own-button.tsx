import type { ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** What one comes for; what cannot be taken back; absent: anything else. */
  readonly tone?: 'main' | 'outline' | 'danger' | 'danger-outline';
  readonly size?: 'large' | 'small';
  readonly block?: boolean;
  /** Under way: pressed again it does nothing. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
} & (
  | { readonly type: 'submit'; readonly onClick?: never }
  | { readonly type?: 'button'; readonly onClick: () => void }
);

/** The button of the phone, large enough for a thumb. */
export function OwnButton(props: Props) {
  const { children, tone, size, block = false, busy = false, disabled = false } = props;
  const look = ['own-button', tone, size, block ? 'block' : undefined].filter(Boolean).join(' ');
  return (
    <button
      type={props.type ?? 'button'}
      className={look}
      disabled={disabled || busy}
      aria-busy={busy}
      {...(props.onClick ? { onClick: props.onClick } : {})}
    >
      {children}
    </button>
  );
}
