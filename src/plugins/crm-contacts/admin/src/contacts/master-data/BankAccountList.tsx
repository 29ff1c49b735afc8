import { Loader, Typography } from '@strapi/design-system';
import { LoadError } from '../../kernel/LoadError';
import { useRowsQuery } from '../../kernel/rows.api';
import { useRights } from '../../kernel/useRights';
import { BANK_ACCOUNT } from '../uids';
import { ChildRows, type Owner } from './ChildRows';
import { ibanInGroups } from './iban';

/** Bank accounts; not drawn for who may not read them. */
export function BankAccountList({ owner, documentId }: { owner: Owner; documentId: string }) {
  const mayRead = useRights(BANK_ACCOUNT).can('read');
  const query = { resource: 'bank-accounts', filters: { contact: { documentId } }, sort: 'iban:asc', pageSize: 100 };
  const { data, error, refetch } = useRowsQuery(query, { skip: !mayRead });
  if (!mayRead) return null;
  if (error) return <LoadError error={error} onRetry={refetch} />;
  if (!data) return <Loader small />;
  const rows = data.results.map((row) => {
    const { iban, bic, holder } = row as Partial<Record<'iban' | 'bic' | 'holder', string | null>>;
    const shown = ibanInGroups(iban ?? '');
    return {
      documentId: row.documentId,
      name: shown,
      data: { iban, bic, holder },
      content: (
        <>
          <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{shown}</Typography>
          {bic && <Typography textColor="neutral600">{bic}</Typography>}
          {holder && <Typography textColor="neutral600">{holder}</Typography>}
        </>
      ),
    };
  });
  return <ChildRows texts="bankAccounts" resource="bank-accounts" uid={BANK_ACCOUNT} owner={owner} fields={['iban', 'bic', 'holder']} rows={rows} />;
}
