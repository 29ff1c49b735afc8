import { Typography } from '@strapi/design-system';
import type { AddressRow } from '../../../../contracts/contacts';
import { useOptionLabel } from '../../kernel/useOptionLabel';
import { useMakeMainAddressMutation } from '../contacts.api';
import { ADDRESS } from '../uids';
import { useAddressLine } from '../useAddressLine';
import { ChildRows, type Owner } from './ChildRows';

const FIELDS = ['kind', 'label', 'street', 'addressExtra', 'postalCode', 'city', 'region', 'country'];

/** Further postal addresses of a contact or person; a person has no main one to swap with. */
export function AddressList({ owner, addresses }: { owner: Owner; addresses: AddressRow[] }) {
  const optionLabel = useOptionLabel(ADDRESS);
  const lineOf = useAddressLine();
  const [makeMain] = useMakeMainAddressMutation();
  const rows = addresses.map((address) => {
    const { documentId, kind, label, street, addressExtra, postalCode, city, region, country } = address;
    const line = lineOf(address);
    return {
      documentId,
      name: line || optionLabel('kind', kind),
      data: { kind, label, street, addressExtra, postalCode, city, region, country },
      makeMain: 'contact' in owner ? () => makeMain(documentId).unwrap() : undefined,
      content: (
        <>
          <Typography textColor="neutral600">{[optionLabel('kind', kind), label].filter(Boolean).join(', ')}</Typography>
          <Typography>{line}</Typography>
        </>
      ),
    };
  });
  return <ChildRows texts="addresses" resource="addresses" uid={ADDRESS} owner={owner} fields={FIELDS} rows={rows} />;
}
