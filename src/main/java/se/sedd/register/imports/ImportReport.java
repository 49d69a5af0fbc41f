package se.sedd.register.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of a file.
 *
 * @param rows the header and blank lines left out
 * @param quarantined bad rows: named among the problems, kept aside, to be sent again
 */
record ImportReport(String importId, String kind, long rows, long quarantined, List<Problem> problems) {

    @JsonProperty
    long accepted() {
        return rows - quarantined;
    }
}
