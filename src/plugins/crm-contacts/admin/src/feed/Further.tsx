import { Box, Loader } from '@strapi/design-system';
import { useEffect, useRef } from 'react';

/** At the end of a page of a stream: asks for the next one as soon as it comes near the window. */
export function Further({ onReached }: { onReached(): void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => entry.isIntersecting && onReached(), { rootMargin: '400px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [onReached]);
  return <Box ref={end} padding={4}><Loader small /></Box>;
}
