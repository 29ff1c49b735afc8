import { Typography } from '@strapi/design-system';
import type { DocumentSource, LinkedDocument } from '../../../contracts/documents';
import { NameLink } from '../kernel/Links';
import { MoneyText } from '../kernel/MoneyText';
import { paths } from '../kernel/paths';
import { useT } from '../kernel/useT';
import { ColourPill } from '../kernel/ColourPill';
import { useLabel } from '../workflow/useWorkflow';
import type { Sum } from './totals';

interface OfSource {
  source: DocumentSource | undefined;
  document: LinkedDocument;
}

/** State of a document, with the name and colour that its source declares. */
export function DocumentState({ source, state }: { source: DocumentSource | undefined; state: string | null }) {
  const label = useLabel();
  if (!state) return null;
  const declared = source?.states[state];
  return <ColourPill colour={declared?.colour ?? 'neutral'} text={declared ? label(declared.names) : state} />;
}

/** Number of a document, linked to its edit view; `withKind`: *Order AU-00012*. */
export function DocumentLink({ source, document, withKind = false }: OfSource & { withKind?: boolean }) {
  const label = useLabel();
  const number = document.number ?? document.documentId;
  const text = withKind && source ? `${label(source.names.one)} ${number}` : number;
  return source ? <NameLink to={paths.editView(source.contentType, document.documentId)}>{text}</NameLink> : <>{text}</>;
}

/** Totals of several currencies side by side, each with how many documents it sums. */
export function Sums({ sums }: { sums: Sum[] }) {
  const t = useT();
  return (
    <>
      {sums.map(({ currency, count, total }) => (
        <Typography key={currency ?? ''} tag="span" variant="omega">
          {t('documents.count', { count })}
          {total !== null && (
            <>
              {' · '}
              <Typography tag="span" variant="omega" fontWeight="semiBold"><MoneyText amount={total} currency={currency} /></Typography>
            </>
          )}
        </Typography>
      ))}
    </>
  );
}
