// Where messages with files wait to be sent: local storage is too small for them.

export class Shelf {
  constructor(place) {
    this.place = place;
  }

  async all() {
    const store = await this.store("readonly");
    const items = await done(store.getAll(IDBKeyRange.bound(`${this.place}.`, `${this.place}.\uffff`)));
    return items.sort((one, other) => one.at - other.at);
  }

  async put(item) {
    return done((await this.store("readwrite")).put(item, `${this.place}.${item.id}`));
  }

  async remove(item) {
    return done((await this.store("readwrite")).delete(`${this.place}.${item.id}`));
  }

  async store(mode) {
    this.opened ??= open();
    return (await this.opened).transaction("outbox", mode).objectStore("outbox");
  }
}

function open() {
  const request = indexedDB.open("youdan", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("outbox");
  return done(request);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
