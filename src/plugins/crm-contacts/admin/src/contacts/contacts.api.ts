import type {
  AddressSwap, ChannelSwap, CloseContact, ContactState, ContactWindow, CreatedContact, MakeContact, PersonWindow, Responsible,
} from '../../../contracts/contacts';
import { crmApi, get, post, unlessRefused } from '../kernel/rows.api';

const contactsApi = crmApi.injectEndpoints({
  endpoints: (build) => ({
    contactWindow: build.query<ContactWindow, string>({
      query: (documentId) => get(`contacts/${documentId}/window`),
      providesTags: (_answer, _error, documentId) => [{ type: 'CrmContact', id: documentId }],
    }),
    personWindow: build.query<PersonWindow, string>({
      query: (documentId) => get(`persons/${documentId}/window`),
      providesTags: (_answer, _error, documentId) => [{ type: 'CrmPerson', id: documentId }],
    }),
    closeContact: build.mutation<ContactState, CloseContact & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`contacts/${documentId}/close`, body),
      invalidatesTags: unlessRefused,
    }),
    reopenContact: build.mutation<ContactState, string>({
      query: (documentId) => post(`contacts/${documentId}/reopen`),
      invalidatesTags: unlessRefused,
    }),
    setResponsible: build.mutation<ContactState, Responsible & { documentId: string }>({
      query: ({ documentId, ...data }) => ({ url: `/crm-contacts/contacts/${documentId}/responsible`, method: 'PUT', data }),
      invalidatesTags: unlessRefused,
    }),
    makeMainChannel: build.mutation<ChannelSwap, string>({
      query: (documentId) => post(`channels/${documentId}/make-main`),
      invalidatesTags: unlessRefused,
    }),
    makeMainAddress: build.mutation<AddressSwap, string>({
      query: (documentId) => post(`addresses/${documentId}/make-main`),
      invalidatesTags: unlessRefused,
    }),
    makeContact: build.mutation<CreatedContact, MakeContact & { documentId: string }>({
      query: ({ documentId, ...body }) => post(`persons/${documentId}/make-contact`, body),
      invalidatesTags: unlessRefused,
    }),
  }),
});

export const {
  useContactWindowQuery,
  usePersonWindowQuery,
  useCloseContactMutation,
  useReopenContactMutation,
  useSetResponsibleMutation,
  useMakeMainChannelMutation,
  useMakeMainAddressMutation,
  useMakeContactMutation,
} = contactsApi;
