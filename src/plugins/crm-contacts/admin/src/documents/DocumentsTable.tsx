import { Typography } from '@strapi/design-system';
import { Cell, HeaderCell, Row, Table } from '../kernel/table-parts';
import type { DocumentSource, LinkedDocument } from '../../../contracts/documents';
import { DateText } from '../kernel/DayText';
import { ContactLink } from '../kernel/Links';
import { MoneyText } from '../kernel/MoneyText';
import { useT } from '../kernel/useT';
import { useLabel } from '../workflow/useWorkflow';
import { DocumentLink, DocumentState } from './DocumentParts';

interface DocumentsTableProps {
  documents: LinkedDocument[];
  sources: DocumentSource[];
}

const COLUMNS = ['kind', 'number', 'party', 'title', 'state', 'date', 'due', 'role', 'total'] as const;

/** Documents of all kinds in one table; the number opens the edit view. */
export function DocumentsTable({ documents, sources }: DocumentsTableProps) {
  const t = useT();
  const byKey = new Map(sources.map((source) => [source.key, source]));
  // Of a whole group it matters whose they are.
  const hasParties = documents.some(({ party }) => party !== undefined);
  const columns = COLUMNS.filter((column) => column !== 'party' || hasParties);
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table aria-label={t('documents.title')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column} scope="col" $end={column === 'total'} $wide={column === 'title'} style={column === 'title' ? { minWidth: '12rem' } : undefined}>
                <Typography variant="sigma" textColor="neutral600">{t(`documents.column.${column}`)}</Typography>
              </HeaderCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => <DocumentRow key={`${document.source}/${document.documentId}`} document={document} source={byKey.get(document.source)} hasParty={hasParties} />)}
        </tbody>
      </Table>
    </div>
  );
}

function DocumentRow({ document, source, hasParty }: { document: LinkedDocument; source: DocumentSource | undefined; hasParty: boolean }) {
  const t = useT();
  const label = useLabel();
  const roles = document.roles.map((role) => t(`documents.role.${role}`)).join(', ');
  return (
    <Row style={{ cursor: 'default' }}>
      <Cell>{source ? label(source.names.one) : document.source}</Cell>
      <Cell><DocumentLink source={source} document={document} /></Cell>
      {hasParty && <Cell title={document.party?.name ?? undefined}>{document.party && <ContactLink contact={document.party} page="documents" />}</Cell>}
      <Cell $wide title={document.title ?? undefined}>{document.title}</Cell>
      <Cell><DocumentState source={source} state={document.state} /></Cell>
      <Cell><DateText day={document.date} /></Cell>
      <Cell><DateText day={document.due} /></Cell>
      <Cell title={roles} style={{ maxWidth: '14rem' }}>{roles}</Cell>
      <Cell $end $figures><MoneyText amount={document.total} currency={document.currency} /></Cell>
    </Row>
  );
}
