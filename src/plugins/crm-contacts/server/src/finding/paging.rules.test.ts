import { paginationOf, readPage, readWhole } from './paging.rules';

describe('pages', () => {
  it('start at the first with 25 rows', () => {
    expect(readPage({})).toEqual({ page: 1, pageSize: 25, objections: [] });
  });

  it('are read as they stand or inside pagination', () => {
    expect(readPage({ page: '3', pageSize: '100' })).toMatchObject({ page: 3, pageSize: 100 });
    expect(readPage({ pagination: { page: '2', pageSize: '10' } })).toMatchObject({ page: 2, pageSize: 10 });
  });

  it.each(['0', '-1', '1.5', 'x', '1e3', ' 1', ['1'], { a: 1 }, null, '1000001'])('refuse %j', (page) => {
    expect(readPage({ page }).objections).toMatchObject(page === null ? [] : [{ field: 'page' }]);
  });

  it('have a most', () => {
    expect(readWhole('limit', '50', 20, 50)).toEqual({ value: 50, objections: [] });
    expect(readWhole('limit', '51', 20, 50).objections).toHaveLength(1);
  });

  it('are counted up', () => {
    expect(paginationOf({ page: 1, pageSize: 25 }, 0).pageCount).toBe(0);
    expect(paginationOf({ page: 1, pageSize: 25 }, 25).pageCount).toBe(1);
    expect(paginationOf({ page: 1, pageSize: 25 }, 26).pageCount).toBe(2);
  });
});
