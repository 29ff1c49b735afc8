import { Typography } from '@strapi/design-system';
import type { ChannelRow } from '../../../../contracts/contacts';
import { Unparseable } from '../../kernel/FieldValue';
import { ChannelLink } from '../../kernel/Links';
import { useOptionLabel } from '../../kernel/useOptionLabel';
import { useMakeMainChannelMutation } from '../contacts.api';
import { CHANNEL } from '../uids';
import { ChildRows, type Owner } from './ChildRows';

const WITH_MAIN = ['email', 'phone', 'mobile', 'web'];

/** Further e-mail addresses, phone numbers and web addresses of a contact or person. */
export function ChannelList({ owner, channels }: { owner: Owner; channels: ChannelRow[] }) {
  const optionLabel = useOptionLabel(CHANNEL);
  const [makeMain] = useMakeMainChannelMutation();
  const rows = channels.map(({ documentId, kind, label, value, unparseable }) => ({
    documentId,
    name: value,
    data: { kind, label, value },
    makeMain: WITH_MAIN.includes(kind) ? () => makeMain(documentId).unwrap() : undefined,
    content: (
      <>
        <Typography textColor="neutral600">{label || optionLabel('kind', kind)}</Typography>
        <Typography><ChannelLink kind={unparseable ? 'other' : kind} value={value} /></Typography>
        {unparseable && <Unparseable />}
      </>
    ),
  }));
  return <ChildRows texts="channels" resource="channels" uid={CHANNEL} owner={owner} fields={['kind', 'label', 'value']} rows={rows} />;
}
