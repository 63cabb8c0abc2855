package io.virta.operator.user.cells;

import io.virta.batch.Column;
import io.virta.batch.ConstantColumn;
import io.virta.batch.FlatColumn;

/** The group whose states are read and written: one row of a page of keys. Used by one thread. */
public final class Group {
    private Column[] page = new Column[0];
    private int pageSize;
    private long pageNumber;
    private int index;
    private Column[] key = new Column[0];
    private boolean isKeyKnown;
    private long nowMillis;

    /** Begins a page of keys, each of them once. */
    public void page(Column[] keys, int count) {
        page = keys;
        pageSize = count;
        pageNumber++;
        at(0);
    }

    /** Goes to a row of the page. */
    public void at(int row) {
        index = row;
        isKeyKnown = false;
    }

    /** Sets the clock of expiry, in milliseconds since 1970. */
    public void setNowMillis(long millis) {
        nowMillis = millis;
    }

    long nowMillis() {
        return nowMillis;
    }

    /** The columns of the page's keys. */
    public Column[] pageKeys() {
        return page;
    }

    int pageSize() {
        return pageSize;
    }

    /** Counts pages, so that what was read ahead for one is not taken for another. */
    long pageNumber() {
        return pageNumber;
    }

    /** The row of the group in the page. */
    public int index() {
        return index;
    }

    /** The group's key, repeated. */
    Column[] key(int count) {
        if (!isKeyKnown) {
            Column[] own = new Column[page.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = page[i].gather(new int[] {index}, 1).flatten();
            }
            key = own;
            isKeyKnown = true;
        }
        if (count == 1) {
            return key;
        }
        Column[] repeated = new Column[key.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = new ConstantColumn((FlatColumn) key[i], count);
        }
        return repeated;
    }
}
