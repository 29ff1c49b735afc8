import { PHONE_AREAS, type PhoneArea } from '../data/phone-areas';

/** Hands out the numbers of an area one after the other. */
export class PhoneBook {
  private readonly used = new Map<PhoneArea, number>();

  next(area: PhoneArea): string {
    const [prefix, digits] = PHONE_AREAS[area];
    const number = this.used.get(area) ?? 1;
    if (number >= 10 ** digits) throw new Error(`The demo has no more phone numbers in ${area}`);
    this.used.set(area, number + 1);
    return `${prefix}${String(number).padStart(digits, '0')}`;
  }
}
