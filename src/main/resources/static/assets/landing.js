// Moves the demo's clock over the same address as everybody else. The demo's password stands on this very page.
const language = document.documentElement.lang;
const clock = document.querySelector('.clock');
const now = document.getElementById('now');
const buttons = [...document.querySelectorAll('[data-advance]')];

function inWords(iso) {
  const [date, time] = iso.split('T');
  const day = new Intl.DateTimeFormat(language, {
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
  return `${day[0].toUpperCase()}${day.slice(1)} kl.\u00a0${time.slice(0, 5).replace(':', '.')}`;
}

async function advance(period) {
  const before = now.textContent;
  buttons.forEach((button) => { button.disabled = true; });
  now.classList.remove('failed');
  now.textContent = clock.dataset.moving;
  try {
    const response = await fetch(`/api/demo/clock?language=${language}`, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json', Authorization: `Basic ${btoa('admin:demo')}` },
      body: JSON.stringify({ advance: period }),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.detail);
    }
    now.textContent = inWords(answer.now);
  } catch (problem) {
    now.classList.add('failed');
    now.textContent = `${before}. ${clock.dataset.failed}: ${problem.message}`;
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
  }
}

buttons.forEach((button) => button.addEventListener('click', () => advance(button.dataset.advance)));
