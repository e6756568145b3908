import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly id?: string;
  readonly class?: string;
  readonly dir?: 'auto';
  readonly children: ComponentChildren;
}

/** The heading of a screen. Who goes on by keys, or listens, goes on from here when the screen is new. */
export function Heading({ children, ...of }: Props) {
  const here = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => here.current?.focus(), []);
  return (
    <h1 {...of} ref={here} tabindex={-1}>
      {children}
    </h1>
  );
}
