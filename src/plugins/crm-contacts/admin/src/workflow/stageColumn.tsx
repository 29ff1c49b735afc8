import { textId } from '../kernel/useT';
import { StageBadge } from './StageBadge';

interface Header {
  name: string;
  [property: string]: unknown;
}

interface ListView {
  displayedHeaders: Header[];
  layout: { metadatas?: Record<string, unknown> };
}

/** Only contacts have it: the hook is not told which content type it is called for. */
const MARK = 'stageStatus';

/** Adds the stage as a badge to the Content Manager's list of contacts, in place of the two plain columns. */
export function addStageColumn({ displayedHeaders, layout }: ListView): ListView {
  if (!layout.metadatas || !(MARK in layout.metadatas)) return { displayedHeaders, layout };
  const others = displayedHeaders.filter(({ name }) => name !== 'stage' && name !== MARK);
  return { displayedHeaders: [...others, stageHeader], layout };
}

const stageHeader: Header = {
  name: 'stage',
  attribute: { type: 'string' },
  label: { id: textId('workflow.stage'), defaultMessage: 'Stage' },
  searchable: false,
  sortable: true,
  cellFormatter: (row: { stage?: string | null; stageStatus?: string | null }) => <StageBadge stage={row.stage ?? ''} status={row.stageStatus ?? undefined} />,
};
