import { type ReactNode, useId } from 'react';

/** A field with its name above it; the field takes the id, so that the name belongs to it. */
export function Labelled({
  name,
  className,
  children,
}: {
  name: string;
  className?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={`line-field${className ? ` ${className}` : ''}`}>
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}
