// Buttons that copy an address, where the browser lets a page do so.
if (navigator.clipboard) {
  const told = document.querySelector("[role=status]");
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        told.textContent = told.dataset.copied + ": " + button.dataset.copy;
      } catch {
        getSelection().selectAllChildren(button.previousElementSibling);
      }
    });
  }
}
