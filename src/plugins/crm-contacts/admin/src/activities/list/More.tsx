import { Box, Button } from '@strapi/design-system';
import { useEffect, useRef } from 'react';

/** Loads the next page when it comes into sight; a button for who does not scroll. */
export function More({ text, onMore }: { text: string; onMore(): void }) {
  const box = useRef<HTMLDivElement>(null);
  const load = useRef(onMore);
  load.current = onMore;
  useEffect(() => {
    const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && load.current(), { rootMargin: '200px' });
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return <Box ref={box} padding={2}><Button size="S" variant="tertiary" onClick={onMore}>{text}</Button></Box>;
}
