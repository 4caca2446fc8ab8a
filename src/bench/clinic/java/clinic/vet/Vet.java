package clinic.vet;

import clinic.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A doctor. */
@Entity
@Table(name = "vets")
public class Vet extends Person {
  @ManyToMany(fetch = FetchType.EAGER)
  private Set<Specialty> specialties = new HashSet<>();

  /** Their names, sorted. */
  public List<String> getSpecialties() {
    return specialties.stream().map(Specialty::getName).sorted().toList();
  }
}
