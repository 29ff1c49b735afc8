import { Box, Flex, Typography } from '@strapi/design-system';
import { useId, type ReactNode } from 'react';

interface SectionProps {
  title: string;
  /** Beside the title, right: a button or a link. */
  action?: ReactNode;
  children: ReactNode;
}

/** A titled card: the building block of the windows' pages. */
export function Section({ title, action, children }: SectionProps) {
  const id = useId();
  return (
    <Box tag="section" aria-labelledby={id} background="neutral0" hasRadius shadow="tableShadow" padding={4} style={{ minWidth: 0 }}>
      <Flex justifyContent="space-between" gap={3} paddingBottom={3} wrap="wrap">
        <Typography id={id} tag="h2" variant="delta">
          {title}
        </Typography>
        {action}
      </Flex>
      {children}
    </Box>
  );
}

/** Label over value, as a read view shows an attribute; a dash where there is none. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  const empty = children === null || children === undefined || children === '';
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} style={{ minWidth: 0 }}>
      <Typography variant="pi" textColor="neutral600">
        {label}
      </Typography>
      <Typography tag="div" variant="omega" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        {empty ? '–' : children}
      </Typography>
    </Flex>
  );
}
