import type { SVGProps } from 'react';

const shape = { viewBox: '0 0 32 32', width: 16, height: 16, fill: 'currentColor', 'aria-hidden': true } as const;

/** Back and forth: Strapi's icons have no such pair. */
export const UndoIcon = (props: SVGProps<SVGSVGElement>) => (
  <svg {...shape} {...props}><path d="M12.5 6.1 6.9 11.5l5.6 5.4 1.5-1.6-2.9-2.8h7.4a5.3 5.3 0 0 1 0 10.6H11v2.2h7.5a7.5 7.5 0 0 0 0-15h-7.4L14 7.7z" /></svg>
);

export const RedoIcon = (props: SVGProps<SVGSVGElement>) => (
  <svg {...shape} {...props}><path d="m19.5 6.1 5.6 5.4-5.6 5.4-1.5-1.6 2.9-2.8h-7.4a5.3 5.3 0 0 0 0 10.6H21v2.2h-7.5a7.5 7.5 0 0 1 0-15h7.4L18 7.7z" /></svg>
);
