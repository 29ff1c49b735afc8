import type { PostalAddress } from '../../../contracts/contacts';
import { useCodeName } from '../kernel/codes';

/** A postal address in one line, the country by its name in the user's language. */
export function useAddressLine() {
  const nameOf = useCodeName('region');
  return ({ street, addressExtra, postalCode, city, region, country }: Partial<PostalAddress>): string => {
    const place = [postalCode, city].filter(Boolean).join(' ');
    return [street, addressExtra, place, region, country && nameOf(country)].filter(Boolean).join(', ');
  };
}
