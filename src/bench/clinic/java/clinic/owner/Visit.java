package clinic.owner;

import clinic.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;

/** When, and what for. */
@Entity
@Table(name = "visits")
public class Visit extends Stored {
  private LocalDate madeOn = LocalDate.now();
  @NotBlank private String description;

  public LocalDate getMadeOn() {
    return madeOn;
  }

  public void setMadeOn(LocalDate madeOn) {
    this.madeOn = madeOn;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }
}
