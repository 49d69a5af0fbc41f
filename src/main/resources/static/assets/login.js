// Tasklist keeps unsaved answers of forms in the browser, also when a session ends. They must not wait here for the next person.
for (const storage of [localStorage, sessionStorage]) {
  for (const key of Object.keys(storage)) {
    if (key.startsWith('camunda-form:')) {
      storage.removeItem(key);
    }
  }
}
