import { Flex } from '@strapi/design-system';
import type { ContactWindow } from '../../../../contracts/contacts';
import { AddressList } from './AddressList';
import { BankAccountList } from './BankAccountList';
import { ChannelList } from './ChannelList';
import { MasterDataForm } from './MasterDataForm';
import { MasterDataView } from './MasterDataView';
import { PersonSection } from './PersonSection';
import { useEditing } from './useEditing';

/** All data of the contact itself: read, or edited in place; further channels, addresses and accounts below. */
export function MasterDataPage({ contact }: { contact: ContactWindow }) {
  const { isEditing, edit, leave } = useEditing();
  const owner = { contact: { documentId: contact.documentId, label: contact.name } };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {contact.person && <PersonSection person={contact.person} />}
      {isEditing && contact.may.update ? (
        <MasterDataForm contact={contact} onDone={leave} />
      ) : (
        <MasterDataView contact={contact} onEdit={contact.may.update ? edit : undefined} />
      )}
      {contact.channels && <ChannelList owner={owner} channels={contact.channels} />}
      {contact.addresses && <AddressList owner={owner} addresses={contact.addresses} />}
      <BankAccountList owner={owner} documentId={contact.documentId} />
    </Flex>
  );
}
