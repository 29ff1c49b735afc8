import { Grid } from '@strapi/design-system';
import type { ContactWindow } from '../../../../contracts/contacts';
import { ReachCard } from './ReachCard';

/** The window's first page: what is next, who is there, what was done, at one glance. */
export function OverviewPage({ contact }: { contact: ContactWindow }) {
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
        <ReachCard contact={contact} />
      </Grid.Item>
    </Grid.Root>
  );
}
