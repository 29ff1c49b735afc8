/** References as documentIds, which the plugin's own endpoints take, instead of the forms of Strapi's documents. */
export function withReferences(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, referenceOf(value)]));
}

function referenceOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('set' in value)) return value;
  const [first] = (value as { set: { documentId: string }[] }).set;
  return first?.documentId ?? null;
}
