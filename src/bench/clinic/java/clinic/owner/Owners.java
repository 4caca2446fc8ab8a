package clinic.owner;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All owners. */
public interface Owners extends JpaRepository<Owner, Integer> {
  Page<Owner> findByLastNameStartingWith(String lastName, Pageable page);

  @Query("select owner from Owner owner join owner.pets pet where pet.name = :pet")
  List<Owner> findByPet(String pet);
}
