import { neighboursOf, type ListPlace } from './list-place';

const place: ListPlace = { title: 'Leads', to: '/folders/lead?page=2', documentIds: ['a', 'b', 'c'], offset: 25, total: 128 };

describe('the place in a list', () => {
  it('numbers a contact in the whole list and knows its neighbours', () => {
    expect(neighboursOf(place, 'b')).toEqual({ number: 27, previous: 'a', next: 'c' });
  });

  it('has no neighbour beyond the page', () => {
    expect(neighboursOf(place, 'a')?.previous).toBeUndefined();
    expect(neighboursOf(place, 'c')?.next).toBeUndefined();
  });

  it('is none for a contact that is not in the list', () => {
    expect(neighboursOf(place, 'x')).toBeNull();
  });
});
