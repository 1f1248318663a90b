import type { ReactNode } from 'react';

/** Title line and content of a page. */
export function Frame({
  title,
  extra,
  back,
  children,
}: {
  title: ReactNode;
  extra?: ReactNode;
  back?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      {back ? <div className="back no-print">{back}</div> : null}
      <div className="page-head">
        <h1 className="page-title">{title}</h1>
        {extra ? <div className="page-extra no-print">{extra}</div> : null}
      </div>
      <div className="page-body">{children}</div>
    </>
  );
}
