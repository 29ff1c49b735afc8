import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ContactWindow } from '../../../contracts/contacts';
import type { DocumentProposal, DocumentSource } from '../../../contracts/documents';
import { todayHere } from '../kernel/days';
import { useErrorText } from '../kernel/errors';
import { paths } from '../kernel/paths';
import type { Related } from '../kernel/related';
import { useCreateLinkedDocumentMutation, useDocumentProposalQuery } from './documents.api';

type Values = Record<string, string | null>;

/**
 * A new document for a contact: what the user typed over what is proposed for the chosen day. The proposal follows the
 * day until the user chooses for himself.
 */
export function useNewDocument(contact: ContactWindow, { key, contentType, attributes }: DocumentSource) {
  const { party, date, due, title, currency, billTo } = attributes;
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [typed, setTyped] = useState<Values>({});
  const [payer, setPayer] = useState<Related | null | undefined>(undefined);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [create, { isLoading }] = useCreateLinkedDocumentMutation();
  const day = typed[date] === undefined ? todayHere() : typed[date];
  const { data: proposal } = useDocumentProposalQuery({ documentId: contact.documentId, source: key, ...(day ? { date: day } : {}) }, { refetchOnMountOrArgChange: true });
  const values: Values = { [date]: day, ...(currency ? { [currency]: proposal?.currency ?? null } : {}), ...typed };
  const chosen = payer === undefined ? proposedPayer(proposal) : payer;
  const shown = [title, date, due, currency, billTo];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
    const bill = billTo && payer !== undefined ? { [billTo]: { set: payer ? [{ documentId: payer.documentId }] : [] } } : {};
    try {
      const documentId = await create({ contentType, data: { ...filled, [party]: { connect: [{ documentId: contact.documentId }] }, ...bill } }).unwrap();
      navigate(paths.editView(contentType, documentId));
    } catch (error) {
      const byField = errorText.fields(error);
      setErrors(byField);
      setFailure(Object.keys(byField).some((name) => shown.includes(name)) ? null : errorText.text(error));
    }
  };
  return {
    values, proposal, errors, failure, isLoading, submit,
    payer: chosen,
    /** The address on the bill is known only of the proposed party. */
    isProposedPayer: chosen?.documentId === proposedPayer(proposal)?.documentId,
    choosePayer: setPayer,
    set: (name: string, value: string | null) => setTyped((all) => ({ ...all, [name]: value })),
  };
}

export type NewDocument = ReturnType<typeof useNewDocument>;

const proposedPayer = (proposal: DocumentProposal | undefined): Related | null =>
  proposal?.billTo ? { documentId: proposal.billTo.documentId, label: proposal.billTo.name ?? proposal.billTo.documentId } : null;
