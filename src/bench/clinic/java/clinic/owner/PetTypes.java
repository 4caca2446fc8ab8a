package clinic.owner;

import org.springframework.data.jpa.repository.JpaRepository;

/** All kinds of pets. */
public interface PetTypes extends JpaRepository<PetType, Integer> {}
