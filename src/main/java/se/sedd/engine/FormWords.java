package se.sedd.engine;

/** The sentences in which a form is refused, in the language of the task's school. */
enum FormWords {
    SWEDISH {
        @Override
        String missing(String label) {
            return "Fyll i ”" + label + "”.";
        }

        @Override
        String inRow(int row, String list) {
            return " (rad " + row + " i ”" + list + "”)";
        }

        @Override
        String notAChoice(String label) {
            return "Välj ett av alternativen i ”" + label + "”.";
        }

        @Override
        String notADate(String label) {
            return "Skriv datumet i ”" + label + "” som ÅÅÅÅ-MM-DD.";
        }

        @Override
        String notATime(String label) {
            return "Skriv klockslaget i ”" + label + "” som TT:MM.";
        }

        @Override
        String notANumber(String label) {
            return "Skriv ett tal i ”" + label + "”.";
        }

        @Override
        String tooLong(String label, int most) {
            return "Texten i ”" + label + "” är för lång. Högst " + most + " tecken får plats.";
        }

        @Override
        String tooShort(String label, int least) {
            return "Texten i ”" + label + "” är för kort. Skriv minst " + least + " tecken.";
        }

        @Override
        String outOfRange(String label) {
            return "Talet i ”" + label + "” är för stort eller för litet.";
        }

        @Override
        String wrong(String label) {
            return "Svaret i ”" + label + "” kan inte läsas.";
        }

        @Override
        String unknown(String key) {
            return "Formuläret har inget fält som heter ”" + key + "”. Ladda om sidan och försök igen.";
        }

        @Override
        String notYours() {
            return "Uppgiften ligger inte hos dig. Ta över den först.";
        }

        @Override
        String notHere() {
            return "Det finns ingen sådan uppgift för dig. Någon kan ha lämnat in den före dig.";
        }

        @Override
        String onlyByForm() {
            return "Uppgiften kan bara lämnas in med sitt formulär.";
        }

        @Override
        String yes() {
            return "Ja";
        }

        @Override
        String no() {
            return "Nej";
        }
    },
    BOKMAL {
        @Override
        String missing(String label) {
            return "Fyll ut «" + label + "».";
        }

        @Override
        String inRow(int row, String list) {
            return " (rad " + row + " i «" + list + "»)";
        }

        @Override
        String notAChoice(String label) {
            return "Velg ett av alternativene i «" + label + "».";
        }

        @Override
        String notADate(String label) {
            return "Skriv datoen i «" + label + "» som ÅÅÅÅ-MM-DD.";
        }

        @Override
        String notATime(String label) {
            return "Skriv klokkeslettet i «" + label + "» som TT:MM.";
        }

        @Override
        String notANumber(String label) {
            return "Skriv et tall i «" + label + "».";
        }

        @Override
        String tooLong(String label, int most) {
            return "Teksten i «" + label + "» er for lang. Det er plass til " + most + " tegn.";
        }

        @Override
        String tooShort(String label, int least) {
            return "Teksten i «" + label + "» er for kort. Skriv minst " + least + " tegn.";
        }

        @Override
        String outOfRange(String label) {
            return "Tallet i «" + label + "» er for stort eller for lite.";
        }

        @Override
        String wrong(String label) {
            return "Svaret i «" + label + "» kan ikke leses.";
        }

        @Override
        String unknown(String key) {
            return "Skjemaet har ikke noe felt som heter «" + key + "». Last siden på nytt og prøv igjen.";
        }

        @Override
        String notYours() {
            return "Oppgaven ligger ikke hos deg. Ta den over først.";
        }

        @Override
        String notHere() {
            return "Det finnes ingen slik oppgave for deg. Noen kan ha levert den før deg.";
        }

        @Override
        String onlyByForm() {
            return "Oppgaven kan bare leveres med skjemaet sitt.";
        }

        @Override
        String yes() {
            return "Ja";
        }

        @Override
        String no() {
            return "Nei";
        }
    };

    abstract String missing(String label);

    abstract String inRow(int row, String list);

    abstract String notAChoice(String label);

    abstract String notADate(String label);

    abstract String notATime(String label);

    abstract String notANumber(String label);

    abstract String tooLong(String label, int most);

    abstract String tooShort(String label, int least);

    abstract String outOfRange(String label);

    abstract String wrong(String label);

    abstract String unknown(String key);

    abstract String notYours();

    abstract String notHere();

    abstract String onlyByForm();

    abstract String yes();

    abstract String no();
}
